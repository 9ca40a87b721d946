"""The static pages of the portal: how each kind of thing looks, told to the publisher."""


def connect() -> None:
    """Register every renderer, family and page; called once, when the application starts."""
    from mingzheng.engines.publisher.families import register_family, register_page, register_renderer

    from . import home, organs, plain, records, shelf

    register_renderer("record:policy.document", records.document)
    register_renderer("record:columns.article", records.article)
    register_renderer("shelf", shelf.page)
    register_family(organs.OrganPages())
    register_page("/index.html", home.page)
    register_page("/organs/index.html", organs.index)
    register_page("/404.html", plain.not_found, in_sitemap=False)
    register_page("/help/index.html", plain.help_page)
    register_page("/map/index.html", plain.site_map)

"""What lists write themselves is escaped like a template would."""

from django.utils.safestring import mark_safe

from mingzheng.faces.desk.kit import markup
from mingzheng.faces.desk.kit.listing import Cell

BAD = '<b a="1">&'


def cell(**changes):
    return Cell(**{"name": BAD, "text": BAD, "link": "", "note": "", "tag": "", "style": ""} | changes)


def test_rows_escape_what_people_wrote():
    cells = [cell(), cell(link=f"/x?{BAD}"), cell(tag="good", note=BAD), cell(text=3, style="num")]
    row = markup.row(cells)
    assert "<b" not in row
    assert row.count("&lt;b a=&quot;1&quot;&gt;&amp;") == 9
    assert '<td data-name="&lt;b a=&quot;1&quot;&gt;&amp;" class="num">3</td>' in row
    assert '<span class="tag good">' in row
    assert (
        markup.row([cell(name="甲", text=mark_safe("<i>是</i>"))])
        == '<tr><td data-name="甲"><i>是</i></td></tr>'
    )


def test_options_mark_the_chosen_one():
    assert markup.options([("a", "甲"), (BAD, BAD)], "a") == (
        '<option value="a" selected>甲</option>'
        '<option value="&lt;b a=&quot;1&quot;&gt;&amp;">&lt;b a=&quot;1&quot;&gt;&amp;</option>'
    )

"""XML parts of a package, parsed without entities, network or huge trees."""

from lxml import etree

from .errors import BrokenPaper, ExternalEntity


def parse_xml(data: bytes) -> etree._Element:
    """Root element of ``data``. Raises :class:`ExternalEntity` for a DTD, :class:`BrokenPaper` for bad XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenPaper("文件内部的 XML 已损坏，请在原软件中重新保存后再上传。") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ExternalEntity("文件的 XML 含有外部实体声明，可能是攻击文件，不能接收，请重新另存后再上传。")
    return root

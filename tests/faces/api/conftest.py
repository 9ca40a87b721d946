from tests.faces.portal.conftest import city, client

__all__ = ["city", "client"]

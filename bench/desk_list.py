"""The desk's list of documents over N rows: milliseconds and queries for the first page, a deep page, each filter.

Prints one JSON line. Usage: python bench/desk_list.py [N]
"""

import json
import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta


def prepare(count: int) -> str:
    """A data folder with ``count`` documents of twenty organs; returns the user name of their office."""
    from mingzheng.faces.cli.home import prepare as ready

    ready()
    from mingzheng.base.accounts.models import Assignment, User
    from mingzheng.base.organs.models import Organ, Region
    from mingzheng.base.records.ids import new_public_id
    from mingzheng.disclosure.policy.models import Document

    region = Region.objects.create(code="990000", name="云江市", level="city")
    city = Organ.objects.create(
        code="city", name="云江市人民政府", short_name="市政府", kind="government", region=region
    )
    organs = [
        Organ.objects.create(
            code=f"o{n}",
            name=f"云江市第{n}局",
            short_name=f"第{n}局",
            kind="department",
            region=region,
            parent=city,
        )
        for n in range(20)
    ]
    user = User.objects.create(username="office", display_name="公开办", organ=city)
    Assignment.objects.create(user=user, role="office", organ=city)
    states = ("published", "draft", "in_review", "returned")
    rows = [
        Document(
            public_id=new_public_id(), organ=organs[n % 20], title=f"关于第{n}号工作的通知", doc_number=f"云发〔2026〕{n}号",
            written_date=date(2015, 1, 1) + timedelta(days=n % 4300), state=states[n % 4 if n % 50 == 0 else 0],
            body="一、要求。" * 20, issuers=["云江市人民政府"],
        )
        for n in range(count)
    ]  # fmt: skip
    Document.objects.bulk_create(rows, batch_size=2000)
    return user.username


def measure(client: object, address: str, times: int = 15) -> dict[str, float]:
    """Median milliseconds and the number of queries of one address."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)  # type: ignore[attr-defined]
    count = len(queries)
    assert response.status_code == 200, (address, response.status_code)
    spans = []
    for _ in range(times):
        started = time.perf_counter()
        client.get(address)  # type: ignore[attr-defined]
        spans.append((time.perf_counter() - started) * 1000)
    return {"ms": round(statistics.median(spans), 1), "queries": count}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MINGZHENG_HOME"] = folder
        os.environ["MINGZHENG_HOSTS"] = "testserver"
        username = prepare(count)
        from django.test import Client

        from mingzheng.base.accounts.models import User

        client = Client()
        client.force_login(
            User.objects.get(username=username), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        base = "/desk/documents/"
        addresses = {
            "first": base, "returned": f"{base}?state=returned", "year": f"{base}?year=2020",
            "organ": f"{base}?organ=o7", "text": f"{base}?q=99999",
            "text_in_many": f"{base}?q=12", "text_in_all": f"{base}?q=工作", "text_in_none": f"{base}?q=没有这句",
        }  # fmt: skip
        result = {name: measure(client, address) for name, address in addresses.items()}
        print(json.dumps({"bench": "desk_list", "documents": count, **result}, ensure_ascii=False))


if __name__ == "__main__":
    main()

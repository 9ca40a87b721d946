from mingzheng.base.proof import guard
from mingzheng.base.proof.models import LogEntry
from mingzheng.engines.publisher.onepage import check_page
from mingzheng.engines.publisher.verify import verify_site

PAGE = "/articles/t0/00000001.html"


def test_untouched_site_is_good(world):
    world.article(1)
    world.build()
    report = verify_site(world.site, with_log=True)
    assert (report.good, report.files, report.faults) == (True, len(world.files()), [])


def test_every_kind_of_tampering_is_named(world):
    for number in range(1, 4):
        world.article(number)
    world.build()
    (world.site / PAGE[1:]).write_text("改过")
    (world.site / "articles/t0/00000002.html").unlink()
    (world.site / "planted.html").write_text("x")
    (world.site / ".tmp/planted.html").write_text("x")
    (world.site / "proof/planted.html").write_text("x")
    assert world.faults() == [
        ("unknown", "/.tmp/planted.html"),
        ("changed", PAGE),
        ("missing", "/articles/t0/00000002.html"),
        ("unknown", "/planted.html"),
        ("unknown", "/proof/planted.html"),
    ]


def test_manifest_without_its_root_is_a_fault(world):
    world.build()
    (world.site / "proof/manifest.json").unlink()
    assert world.faults() == [("manifest", "/proof/manifest.json")]


def test_replaced_public_key_is_a_fault(world):
    world.build()
    (world.site / "proof/public-key.pem").write_text("other")
    assert world.faults() == [("signature", "/proof/public-key.pem")]


def test_edited_log_is_named(world):
    from django.db import connection

    world.build()
    world.publish(1)
    guard.remove(connection)
    LogEntry.objects.filter(seq=1).update(action="nothing")
    assert [(fault.kind, fault.path) for fault in verify_site(world.site, with_log=True).faults] == [
        ("log", "log:1")
    ]


def test_full_build_mends_everything(world):
    world.article(1)
    world.build()
    good = {path: content for path, (_, content) in world.files().items()}
    (world.site / PAGE[1:]).write_text("改过")
    (world.site / "planted.html").write_text("x")
    (world.site / "robots.txt").unlink()
    world.build()
    assert {path: content for path, (_, content) in world.files().items()} == good
    assert world.faults() == []


def test_publishing_over_a_forged_manifest_builds_anew(world):
    world.article(1)
    world.build()
    (world.site / PAGE[1:]).write_text("改过")
    root = world.site / "proof/manifest.json"
    root.write_bytes(root.read_bytes().replace(b'"bytes":', b'"bytes":1'))
    world.publish(2)
    assert "改过" not in world.read(PAGE)
    assert world.faults() == []


def test_one_page_can_be_checked(world):
    world.article(1)
    world.build()
    found = check_page(PAGE)
    assert (found.listed, found.same) == (True, True)
    assert f"{found.fingerprint}</footer>" in world.read(PAGE)
    (world.site / PAGE[1:]).write_text("改过")
    assert check_page(PAGE).same is False
    assert check_page("/../../etc/passwd").listed is False

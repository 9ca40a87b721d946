"""Speaking and reading aloud in a real browser, with a microphone and a voice of the test's own."""

import pytest

from tests.faces.portal.conftest import HEARD
from tests.faces.portal.test_browser import faults, overflow

pytestmark = pytest.mark.django_db


RECORDER = """
navigator.mediaDevices.getUserMedia = async () => ({ getTracks: () => [{ stop() { window.stopped = true; } }] });
window.MediaRecorder = class extends EventTarget {
  state = "inactive"; mimeType = "audio/webm";
  start() { this.state = "recording"; }
  stop() {
    this.state = "inactive";
    const event = new Event("dataavailable");
    event.data = new Blob([new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3])]);
    this.dispatchEvent(event);
    this.dispatchEvent(new Event("stop"));
  }
};
"""


def test_a_recording_made_on_the_page_goes_the_way_of_an_upload(city, visit, recogniser):
    page = visit("/ask/", width=390)
    page.add_init_script(RECORDER)
    page.reload()
    page.get_by_text("用录音提问").click()
    page.get_by_role("button", name="开始录音").click()
    assert page.get_by_role("button", name="说完了").get_attribute("aria-pressed") == "true"
    with page.expect_navigation():
        page.get_by_role("button", name="说完了").click()
    assert visit.requested[-1] != "/ask/"
    assert page.get_by_role("alert").inner_text().startswith("这个文件里没有能听的声音") or recogniser.parts


def test_page_with_the_control_is_accessible_and_narrow(city, visit, recogniser):
    page = visit("/ask/", width=320, bypass_csp=True)
    page.get_by_text("用录音提问").click()
    assert (faults(page), overflow(page), visit.errors) == ([], 0, [])


SPEAKER = """
window.spoken = [];
const speech = { speaking: false, speak(words) { this.speaking = true; window.spoken.push([words.lang, words.text]); },
  cancel() { this.speaking = false; } };
Object.defineProperty(window, "speechSynthesis", { value: speech });
"""


def test_an_answer_is_read_aloud_in_chinese_and_stops_again(city, visit):
    page = visit("/ask/")
    page.add_init_script(SPEAKER)
    page.goto(f"http://localhost/ask/?q={HEARD}")
    page.get_by_role("button", name="朗读").press("Enter")
    language, words = page.evaluate("window.spoken[0]")
    assert (language, "以家庭为单位" in words) == ("zh-CN", True)
    page.get_by_role("button", name="停止朗读").click()
    assert page.evaluate("speechSynthesis.speaking") is False
    assert page.get_by_role("button", name="朗读", exact=True).is_visible()


LISTENER = """
window.SpeechRecognition = class extends EventTarget {
  start() {}
  stop() {
    const event = new Event("result");
    event.results = [[{ transcript: "公租房怎么申请" }]];
    this.dispatchEvent(event);
    this.dispatchEvent(new Event("end"));
  }
};
"""


def test_the_browser_hears_and_the_visitor_asks(city, visit):
    page = visit("/ask/")
    page.add_init_script(LISTENER)
    page.reload()
    page.get_by_role("button", name="说话提问").click()
    page.get_by_role("button", name="说完了").click()
    assert page.locator("#q").input_value() == "公租房怎么申请"
    assert "请核对" in page.get_by_role("status").first.inner_text()
    assert visit.requested.count("/ask/") == 2

import pytest


@pytest.fixture(autouse=True)
def no_recogniser(settings):
    """Tests say themselves which recogniser there is."""
    settings.SPEECH_URL = settings.SPEECH_KEY = settings.SPEECH_FOLDER = ""
    settings.SPEECH_MODEL = "whisper-1"

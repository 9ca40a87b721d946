"""What an operator can set, in one table: name, default, meaning.

Every setting is an environment variable ``MINGZHENG_*`` (and ``DATABASE_URL``); `docs/settings.md` is
generated from this table and a test fails when it is stale.
"""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its default (as text) and its meaning in Chinese."""

    name: str
    default: str
    meaning: str

    def text(self) -> str:
        return os.environ.get(self.name, self.default).strip()

    def flag(self) -> bool:
        return self.text().lower() in {"1", "true", "yes", "on", "是"}

    def number(self) -> int:
        try:
            return int(self.text())
        except ValueError:
            raise SystemExit(f"设置 {self.name} 应当是整数，现在是“{self.text()}”，请改正后重试。") from None

    def items(self) -> list[str]:
        return [item for item in (part.strip() for part in self.text().split(",")) if item]


HOME = Setting("MINGZHENG_HOME", "var", "数据目录：数据库、密钥、附件、索引和静态站点都在这里。")
DATABASE_URL = Setting("DATABASE_URL", "", "数据库地址；空为数据目录里的 SQLite，省级部署用 postgres://…。")
DEBUG = Setting("MINGZHENG_DEBUG", "0", "开发时设为 1，显示出错细节；正式运行必须为 0。")
DEMO = Setting("MINGZHENG_DEMO", "0", "演示模式：允许演示账号登录并显示演示提示；正式运行必须为 0。")
HOSTS = Setting("MINGZHENG_HOSTS", "127.0.0.1,localhost,[::1]", "允许访问的主机名，用逗号分开。")
SITE_URL = Setting(
    "MINGZHENG_SITE_URL", "http://127.0.0.1:8000", "公开网站的地址，用于规范网址、订阅源和二维码。"
)
HTTPS = Setting("MINGZHENG_HTTPS", "0", "经 HTTPS 提供服务时设为 1：Cookie 只走加密连接，并启用 HSTS。")
MAX_UPLOAD_MB = Setting("MINGZHENG_MAX_UPLOAD_MB", "50", "单个上传文件的上限，单位 MB。")
CLAMAV = Setting("MINGZHENG_CLAMAV", "", "病毒扫描服务 clamd 的地址（套接字路径或 主机:端口）；空为不扫描。")
OPENSEARCH_URL = Setting("OPENSEARCH_URL", "", "检索集群地址；空为本机 tantivy 索引。")
TRUSTED_PROXIES = Setting("MINGZHENG_TRUSTED_PROXIES", "0", "前面有几层可信的反向代理，用来取访问者地址。")
LLM_URL = Setting(
    "MINGZHENG_LLM_URL",
    "",
    "生成作答所用大模型接口（兼容 OpenAI）的地址，如 http://10.0.0.8:8000/v1；空为只摘录原文。",
)
LLM_MODEL = Setting("MINGZHENG_LLM_MODEL", "", "生成作答所用模型的名称；空为只摘录原文。")
LLM_KEY = Setting("MINGZHENG_LLM_KEY", "", "大模型接口的密钥；接口不要密钥时留空。")
PAGE_MEMORY = Setting(
    "MINGZHENG_PAGE_MEMORY",
    "10",
    "检索页和问答页上的网站名称、导航、页脚，以及同义词和置顶结果，最多沿用几秒；0 为每次都重新读取。",
)
SPEECH_URL = Setting(
    "MINGZHENG_SPEECH_URL",
    "",
    "语音识别接口（兼容 OpenAI）的地址，如 http://10.0.0.8:8000/v1；与下面的模型文件夹都空着，就不提供录音提问。",
)
SPEECH_MODEL = Setting("MINGZHENG_SPEECH_MODEL", "whisper-1", "语音识别接口所用模型的名称。")
SPEECH_KEY = Setting("MINGZHENG_SPEECH_KEY", "", "语音识别接口的密钥；接口不要密钥时留空。")
SPEECH_FOLDER = Setting(
    "MINGZHENG_SPEECH_FOLDER",
    "",
    "本机语音识别的模型文件夹（faster-whisper 格式的多语种 Whisper 模型，程序不会自己下载）；设了接口地址就用接口。",
)

ALL: tuple[Setting, ...] = (
    HOME, DATABASE_URL, DEBUG, DEMO, HOSTS, SITE_URL, HTTPS, MAX_UPLOAD_MB, CLAMAV, OPENSEARCH_URL,
    TRUSTED_PROXIES, LLM_URL, LLM_MODEL, LLM_KEY,
    PAGE_MEMORY, SPEECH_URL, SPEECH_MODEL, SPEECH_KEY, SPEECH_FOLDER,
)  # fmt: skip


def home() -> Path:
    """The data folder, absolute. A relative value is taken from the checkout, or else the current folder."""
    value = Path(HOME.text()).expanduser()
    if value.is_absolute():
        return value
    checkout = Path(__file__).resolve().parents[3]
    base = checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()
    return base / value

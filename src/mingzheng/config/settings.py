"""Django settings, all derived from `config.environment`; nothing here is edited by an operator."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from . import environment as env
from .keys import secret_key

PACKAGE = Path(__file__).resolve().parents[1]
HOME = env.home()
SECRET_KEY = secret_key(HOME)
DEBUG = env.DEBUG.flag()
DEMO = env.DEMO.flag()
ALLOWED_HOSTS = [*env.HOSTS.items(), "testserver"] if DEBUG else env.HOSTS.items()
SITE_URL = env.SITE_URL.text().rstrip("/")

INSTALLED_APPS = [
    "mingzheng.base.organs",
    "mingzheng.base.accounts",
    "mingzheng.base.records",
    "mingzheng.base.clocks",
    "mingzheng.base.duties",
    "mingzheng.base.proof",
    "mingzheng.base.events",
    "mingzheng.base.jobs",
    "mingzheng.base.files",
    "mingzheng.engines.review",
    "mingzheng.engines.publisher",
    "mingzheng.engines.search",
    "mingzheng.disclosure.policy",
    "mingzheng.disclosure.columns",
    "mingzheng.outreach.answers",
    "mingzheng.faces.portal",
    "mingzheng.faces.desk",
    "mingzheng.faces.api",
    "mingzheng.faces.cli",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "mingzheng.faces.portal.static_site.StaticSiteMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mingzheng.config.urls"
WSGI_APPLICATION = "mingzheng.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mingzheng.faces.desk.context.desk",
            ],
        },
    }
]

# WAL lets readers go on while one writes; IMMEDIATE makes a writer wait at BEGIN rather than fail at COMMIT.
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;"
    "PRAGMA cache_size=-32000;PRAGMA temp_store=MEMORY;PRAGMA foreign_keys=ON;",
}
_database_url = env.DATABASE_URL.text()
if _database_url:
    DATABASES = {"default": dj_database_url.parse(_database_url, conn_max_age=60, conn_health_checks=True)}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(HOME / "mingzheng.sqlite3")}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # To open the file anew costs more than a page: SQLite reads all definitions of tables again.
    DATABASES["default"] |= {"OPTIONS": _SQLITE_OPTIONS, "CONN_MAX_AGE": 60}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/assets/"
STATIC_ROOT = HOME / "assets"
MEDIA_ROOT = HOME / "files"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "mingzheng.base.accounts.passwords.MinimumLength",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "mingzheng.faces.desk.sign_in.DeskAccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
# Locking is the business of axes: by account and address, so that nobody can lock out a colleague from elsewhere.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,50/300s/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "mingzheng.faces.desk.sign_in.DeskMFAAdapter"
MFA_TOTP_ISSUER = "明政"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "desk/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "mingzheng.base.accounts.addresses.address_of"
TRUSTED_PROXIES = env.TRUSTED_PROXIES.number()

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.HTTPS.flag():
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": [],
    "microphone": ["self"],
    "usb": [],
}

MAX_UPLOAD_BYTES = env.MAX_UPLOAD_MB.number() * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o640
CLAMAV = env.CLAMAV.text()
OPENSEARCH_URL = env.OPENSEARCH_URL.text()
LLM_URL = env.LLM_URL.text()
LLM_MODEL = env.LLM_MODEL.text()
LLM_KEY = env.LLM_KEY.text()
PAGE_MEMORY = env.PAGE_MEMORY.number()
SPEECH_URL = env.SPEECH_URL.text()
SPEECH_MODEL = env.SPEECH_MODEL.text()
SPEECH_KEY = env.SPEECH_KEY.text()
SPEECH_FOLDER = env.SPEECH_FOLDER.text()

SITE_DIR = HOME / "site"
INDEX_DIR = HOME / "index"
KEYS_DIR = HOME / "keys"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"mingzheng": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []

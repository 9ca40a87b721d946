"""The commands, one module a family. A command is a `Command`; importing this package must stay cheap."""

from .admin import ADMIN
from .asking import ASK, LEARN
from .backups import BACKUP, RESTORE
from .base import Command
from .building import BUILD, REINDEX
from .demo import DEMO
from .doctor import DOCTOR
from .evaluating import EVALUATE
from .importing import IMPORT
from .law import DEADLINE, FEE
from .proving import VERIFY
from .reading import DIFF, PARSE, SCAN
from .searching import SEARCH
from .serving import RUN, SERVE, WORKER

COMMANDS: tuple[Command, ...] = (
    RUN, SERVE, WORKER, DEMO, ADMIN, IMPORT, SEARCH, ASK, PARSE, SCAN, DIFF, DEADLINE, FEE, BUILD, REINDEX, LEARN, VERIFY, BACKUP,
    RESTORE, DOCTOR, EVALUATE,
)  # fmt: skip

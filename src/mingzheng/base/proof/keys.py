"""The installation's signing key (Ed25519), made at first use and readable by its owner alone."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)


def keep_secret(path: Path, make: bytes) -> bytes:
    """Write ``make`` to ``path`` (mode 0600) unless it is there; return what is there.

    Two processes that start together agree: the file is linked into place, so the first one wins.
    """
    if path.is_file():
        return path.read_bytes()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(make)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_bytes()


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """The private key kept in ``folder``; made there if there is none."""
    path = folder / "proof_ed25519.pem"
    pem = path.read_bytes() if path.is_file() else keep_secret(path, _new_pem())
    key = load_pem_private_key(pem, password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"签名密钥 {path} 不是 Ed25519 密钥，请从备份恢复原来的文件。")
    return key


def _new_pem() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def public_pem(key: Ed25519PrivateKey | Ed25519PublicKey) -> bytes:
    """The public half, as it is given to the world."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def load_public(pem: bytes) -> Ed25519PublicKey:
    """The public key in ``pem``; raises ValueError with a Chinese sentence if it is not an Ed25519 key."""
    try:
        key = load_pem_public_key(pem)
    except ValueError:
        raise ValueError("公钥文件不是有效的 PEM 文件，请核对后重试。") from None
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("公钥不是 Ed25519 公钥，请核对后重试。")
    return key

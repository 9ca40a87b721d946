"""Masked copies of files (区分处理): what may not be shown is gone from the file, not covered.

A box over words, a layer or a white font leaves the words in the file. Here they are replaced in every part of the
file, what a reader of the page does not see is taken out, and the copy is read and scanned again before it is handed
over.
"""

from .copy import MaskedPaper, NothingToMask, mask_bytes
from .refusal import MaskingRefused

__all__ = ["MaskedPaper", "MaskingRefused", "NothingToMask", "mask_bytes"]

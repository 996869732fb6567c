"""The file a drill starts with: the stub, and the imports its annotations need."""

from __future__ import annotations

import re

from amzprep.domain.coding import Coding

NUMPY = "import numpy as np\n{dtypes}from numpy.typing import NDArray\n\n\n"


def starter(coding: Coding) -> str:
    """Program text that compiles and is not a solution yet."""
    text = coding.signature_text.rstrip() + "\n"
    if "NDArray" not in text:
        return text if "numpy" not in coding.libraries else "import numpy as np\n\n\n" + text
    dtypes = [name for name in ("bool_", "float64", "int64") if re.search(rf"\b{name}\b", text)]
    return NUMPY.format(dtypes=f"from numpy import {', '.join(dtypes)}\n" if dtypes else "") + text

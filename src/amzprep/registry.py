"""The only plug-in mechanism for code: every module of a package that defines a name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any


def discover(package: str, name: str) -> dict[str, Any]:
    """Import every module of `package` and collect its attribute `name`, keyed by module name.

    Modules without the attribute are helpers of their neighbours and are left out.
    """
    path = import_module(package).__path__
    modules = {found.name: import_module(f"{package}.{found.name}") for found in iter_modules(path)}
    return {key: getattr(module, name) for key, module in sorted(modules.items()) if hasattr(module, name)}


def find(package: str, name: str, module: str) -> Any:
    """The attribute `name` of one module of `package`, without importing its neighbours; None where there is none."""
    path = import_module(package).__path__
    if not any(found.name == module for found in iter_modules(path)):
        return None
    return getattr(import_module(f"{package}.{module}"), name, None)

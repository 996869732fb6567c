"""Checks of a pack that run its code: each module is one question a reviewer would ask, and has `CHECK`."""

"""Finds the part that an option names by its id, or says which might have been meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TypeVar

from rigbuilder.catalog.catalog import Catalog
from rigbuilder.catalog.parts import Part
from rigbuilder.cli.errors import CommandError

P = TypeVar("P", bound=Part)


def known_part(part_id: str, model: type[P], catalog: Catalog) -> P:
    """The part of that id and kind; CommandError with the nearest ids for an unknown one."""
    part = catalog.get(part_id, model)
    if part is not None:
        return part
    kind = model.model_fields["kind"].default
    ids = [part.id for part in catalog.of_kind(model)]
    near = get_close_matches(part_id, ids, 3, 0.5) or _holding(part_id, ids)
    hint = (
        f"; did you mean {' or '.join(near)}?" if near else f"; see: rigbuilder parts --kind {kind}"
    )
    raise CommandError(f"the catalog has no {kind} {part_id!r}{hint}")


def _holding(text: str, ids: list[str]) -> list[str]:
    """Ids that have every word of the text in them."""
    words = text.casefold().replace("_", " ").replace("-", " ").split()
    return [i for i in ids if words and all(word in i for word in words)][:3]

"""Whether the page that an entry names is its maker's own: only then is a figure documented."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

OTHER_HOSTS = {
    "adata": ("xpg.com",),
    "acer": ("predatorstorage.com",),
    "gigabyte": ("aorus.com",),
    "westerndigital": ("sandisk.com",),
    "kingstontechnology": ("kingston.com",),
    "fspgroup": ("fsplifestyle.com", "fspgroupusa.com"),
}
"""Makers (letters and digits of the name) that publish under another name than their own."""
_NO_WORD = re.compile(r"[\W_]+")
_TRACKING = re.compile(r"^(utm_.*|srsltid|gclid|fbclid)$")
MAX_URL = 400


def squeezed(text: str) -> str:
    """Letters and digits, lower case: how two spellings of a name are compared."""
    return _NO_WORD.sub("", text.casefold())


def makers_page(url: str, brand: str) -> str | None:
    """The address without tracking, None when it is no page on a host of that maker.

    A shop's, a test site's or another maker's page does not document a part, nor does the front
    page of the maker.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in host or parts.username is not None:
        return None
    if not url.isascii() or any(ch.isspace() for ch in url.strip()) or parts.path in ("", "/"):
        return None
    if not _hosts(host, squeezed(brand)):
        return None
    query = urlencode([row for row in parse_qsl(parts.query) if not _TRACKING.match(row[0])])
    clean = urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
    return clean if len(clean) <= MAX_URL else None


def _hosts(host: str, brand: str) -> bool:
    if any(host == other or host.endswith("." + other) for other in OTHER_HOSTS.get(brand, ())):
        return True
    # the name that was registered: "asus" of rog.asus.com, not of asus.shop.example.com
    labels = host.split(".")
    second = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    registered = labels[-3] if second else labels[-2]
    return len(brand) >= 2 and brand in squeezed(registered)

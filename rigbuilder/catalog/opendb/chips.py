"""GPU names as OpenDB writes them, in the words of RigBuilder's catalog, and their architecture."""

from __future__ import annotations

import re

ARCHITECTURES: tuple[tuple[str, str], ...] = (
    (r"Quadro RTX", "turing"),
    (r"RTX PRO .*Blackwell|RTX 50\d\d\b", "blackwell"),
    (r"RTX \d+ (SFF )?Ada|RTX 40\d\d\b", "ada"),
    (r"RTX 30\d\d\b|RTX A\d{3,4}\b", "ampere"),
    (r"RTX 20\d\d\b|GTX 16\d\d\b|TITAN RTX|^T\d{3,4}\b", "turing"),
    (r"TITAN V\b|Quadro GV100", "volta"),
    (r"GTX 10\d\d\b|GT 10\d\d\b|Quadro G?P\d+|^GP100|TITAN X[P( ]|TITAN X \(Pascal\)", "pascal"),
    (r"GTX 9\d\d\b|GTX 75\d|GTX TITAN X\b|Quadro M\d+|Quadro K(620|1200|2200)\b", "maxwell"),
    (r"NVS 810", "maxwell"),
    (r"GT 6[1-3]0\b|Quadro \d{4}", "fermi"),
    (r"GTX? [67]\d\d\b|GT [67]\d\d\b|GTX TITAN\b|Quadro K?4?\d{2,4}D?\b", "kepler"),
    (r"GT[XS]? [45]\d\d\b", "fermi"),
    (r"GeForce (210|8\d{3}|9\d{3})|Quadro NVS", "tesla"),
    (r"RX 90\d\d\b|AI PRO R9\d{3}", "rdna4"),
    (r"RX 7\d{3}\b|\bPRO W7\d{3}", "rdna3"),
    (r"RX 6\d{3}\b|\bPRO W6\d{3}", "rdna2"),
    (r"RX 5[5-7]00\b|\bPRO W5\d{3}", "rdna"),
    (r"Radeon VII|PRO VII|RX Vega|Vega Frontier|WX (8200|9100)", "gcn5"),
    (r"RX [45]\d\d\b|Duo Polaris|WX [23457]1?\d\d\b|WX [2-7]\d{3}\b", "gcn4"),
    (r"R[579] |Radeon HD 7[7-9]\d\d|FirePro W\d{4}|FirePro W600", "gcn"),
    (r"Radeon HD [4-6]\d{3}|FirePro", "terascale"),
    (r"Arc (Pro )?A\d+", "alchemist"),
    (r"Arc (Pro )?B\d+", "battlemage"),
)
"""Pattern of the chip's name -> architecture, first match wins. Makers' own lists of products by
architecture: NVIDIA's CUDA GPU table, AMD's and Intel's graphics product pages."""
_COMPILED = [(re.compile(pattern, re.IGNORECASE), name) for pattern, name in ARCHITECTURES]
_TWO_SIZES = {"RTX 4060 Ti", "RTX 5060 Ti", "RTX 3060", "RTX 3080", "RTX 3050"}
"""Sold with two sizes of memory; the size is part of the name then."""


def architecture_of(chip: str) -> str | None:
    """Architecture of a chip by its name, None for a name that fits no family."""
    return next((name for pattern, name in _COMPILED if pattern.search(chip)), None)


def gpu_name(chip: str, vram_gib: float) -> str:
    """``GeForce RTX 3090`` is ``RTX 3090``; sizes stand as in ``RTX 4060 Ti 16GB``."""
    name = re.sub(r"\b(\d+) ?GB\b", r"\1GB", chip)
    name = re.sub(r"^GeForce (?=RTX|GTX|GT )|^Radeon (?=RX )", "", name)
    name = re.sub(r"^(GTX )?Titan\b", lambda found: f"{found.group(1) or ''}TITAN", name)
    name = re.sub(r" (Workstation Edition|Generation)$", "", name)
    if name in _TWO_SIZES:
        name += f" {vram_gib:g}GB"
    return name

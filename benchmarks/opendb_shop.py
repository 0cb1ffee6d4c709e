"""Fifty thousand invented entries in OpenDB's schema, in the shares and with the words of a shop.

Nothing here is taken from OpenDB: names are put together from makers, series and chips.
"""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
MAKERS = (
    "ASUS", "MSI", "Gigabyte", "Zotac", "PNY", "EVGA", "Palit", "Gainward", "Inno3D", "ASRock",
    "Sapphire", "PowerColor", "XFX", "Corsair", "Cooler Master", "be quiet!", "Fractal Design",
    "Lian Li", "Thermaltake", "SeaSonic", "Phanteks", "Noctua", "DeepCool", "ARCTIC", "Antec",
)  # fmt: skip
SERIES = (
    "TUF GAMING", "ROG STRIX", "VENTUS 3X", "GAMING X TRIO", "SUPRIM X", "AORUS MASTER", "EAGLE",
    "WINDFORCE", "Trinity", "AMP Extreme", "XC3 ULTRA", "FTW3", "GameRock", "Phantom", "iCHILL",
    "Taichi", "Phantom Gaming", "NITRO+", "PULSE", "Red Devil", "MERC", "TURBO Blower", "DUAL",
)  # fmt: skip
CHIPS = (
    ("NVIDIA", "GeForce RTX 3060 12 GB", 12, 170), ("NVIDIA", "GeForce RTX 3080 10 GB", 10, 320),
    ("NVIDIA", "GeForce RTX 3090", 24, 350), ("NVIDIA", "GeForce RTX 3090 Ti", 24, 450),
    ("NVIDIA", "GeForce RTX 4070 Ti SUPER", 16, 285), ("NVIDIA", "GeForce RTX 4090", 24, 450),
    ("NVIDIA", "GeForce RTX 5060 Ti 16 GB", 16, 180), ("NVIDIA", "GeForce RTX 5080", 16, 360),
    ("NVIDIA", "GeForce RTX 5090", 32, 575), ("AMD", "Radeon RX 7900 XTX", 24, 355),
    ("AMD", "Radeon RX 9070 XT", 16, 304), ("Intel", "Arc B580", 12, 190),
)  # fmt: skip
COLOURS = ("Black", "White", "Silver / Black", "Black / Red", "Grey", "")
CHIPSETS = ("Intel Z690", "Intel Z790", "Intel Z890", "AMD B650", "AMD X670E", "AMD X870E")


def _metadata(dice: random.Random, name: str, maker: str) -> Entry:
    number = f"{dice.randrange(16**10):010X}"
    return {
        "name": name,
        "manufacturer": maker,
        "part_numbers": [number, f"{number[:4]}-{number[4:]}"],
        "series": name.split()[1],
        "releaseYear": dice.randint(2015, 2026),
    }


def _gpu(dice: random.Random, maker: str, model: str, colour: str) -> Entry:
    vendor, chip, memory, power = dice.choice(CHIPS)
    return {
        "metadata": _metadata(dice, f"{maker} {model} {chip} {memory}GB {colour}".strip(), maker),
        "chipset_manufacturer": vendor,
        "chipset": chip,
        "memory": memory,
        "memory_type": "GDDR6X",
        "effective_memory_clock": dice.choice([0, 1313, 19500, 21000]),
        "memory_bus": dice.choice([0, 192, 256, 384]),
        "interface": "PCIe 4.0 x16",
        "length": dice.choice([0, *range(200, 360)]),
        "tdp": power,
        "power_connectors": {"pcie_8_pin": dice.choice([0, 2, 3]), "pcie_12VHPWR": 0},
        "total_slot_width": dice.choice([0, 77, 2, 2, 2.5, 3, 3, 3.5, 4]),
        "case_expansion_slot_width": dice.choice([2, 3, 2.5]),
        "cooling": dice.choice(["3 Fans", "2 Fans", "1 Fan", "Blower", "Water Cooled"]),
    }


def _board(dice: random.Random, maker: str, model: str, colour: str) -> Entry:
    chipset = dice.choice(CHIPSETS)
    socket = "LGA 1700" if chipset.startswith("Intel") else "AM5"
    name = f"{maker} {chipset.split()[1]} {model} WIFI {socket.replace(' ', '')} DDR5 ATX {colour}"
    return {
        "metadata": _metadata(dice, name.strip(), maker),
        "socket": socket,
        "form_factor": dice.choice(["ATX", "Micro ATX", "EATX", "Mini-ITX"]),
        "chipset": chipset,
        "memory": {"max": 192, "ram_type": "DDR5", "slots": 4},
        "pcie_slots": [
            {"gen": "5.0", "quantity": 1, "lanes": 16},
            {"gen": "4.0", "quantity": dice.randint(1, 3), "lanes": dice.choice([1, 4, 16])},
        ],
        "power_connectors": {"cpu_power": ["8-pin", "8-pin"]},
    }


def _case(dice: random.Random, maker: str, model: str, colour: str) -> Entry:
    return {
        "metadata": _metadata(dice, f"{maker} {model} ATX Mid Tower {colour}".strip(), maker),
        "form_factor": "ATX Mid Tower",
        "supported_motherboard_form_factors": ["ATX", "Micro ATX", "Mini-ITX"],
        "max_video_card_length": dice.randint(280, 430),
        "max_cpu_cooler_height": dice.choice([None, 160, 170, 185]),
        "expansion_slots": 7,
        "dimensions_mm": {"width": 230, "height": 480, "depth": dice.randint(400, 520)},
    }


def _psu(dice: random.Random, maker: str, model: str, colour: str) -> Entry:
    watts = dice.choice([650, 750, 850, 1000, 1200, 1600])
    return {
        "metadata": _metadata(dice, f"{maker} {model} {watts}W 80+ Gold {colour}".strip(), maker),
        "wattage": watts,
        "form_factor": "ATX",
        "length": dice.choice([140, 160, 180]),
        "efficiency_rating": "80+ Gold",
        "connectors": {"eps_8_pin": 2, "pcie_12vhpwr": 1, "pcie_6_plus_2_pin": 4},
    }


def _ram(dice: random.Random, maker: str, model: str, colour: str) -> Entry:
    size = dice.choice([8, 16, 24, 32, 48])
    name = f"{maker} {model} {colour} DDR5-6000 CL30 {2 * size}GB (2x{size}GB)"
    return {
        "metadata": _metadata(dice, name, maker),
        "modules": {"quantity": 2, "capacity_gb": size},
        "ram_type": "DDR5",
        "form_factor": "288-pin DIMM",
        "height": dice.choice([0, 32, 44]),
    }


def _storage(dice: random.Random, maker: str, model: str, colour: str) -> Entry:
    size = dice.choice([500, 1000, 2000, 4000])
    return {
        "metadata": _metadata(dice, f"{maker} {model} {size}GB SSD M.2-2280 {colour}", maker),
        "capacity": size,
        "interface": "M.2 PCIe 4.0 x4",
        "nvme": True,
    }


def _cooler(dice: random.Random, maker: str, model: str, colour: str) -> Entry:
    water = dice.random() < 0.5
    return {
        "metadata": _metadata(
            dice, f"{maker} {model} {'Water' if water else 'Air'} {colour}", maker
        ),
        "cpu_sockets": ["AM4", "AM5", "LGA 1700", "LGA 1851"],
        "water_cooled": water,
        "radiator_size": dice.choice([240, 280, 360]) if water else None,
        "height": None if water else dice.randint(60, 170),
    }


_MAKE: tuple[tuple[str, int, Callable[[random.Random, str, str, str], Entry]], ...] = (
    ("GPU", 15, _gpu),
    ("Motherboard", 14, _board),
    ("PCCase", 15, _case),
    ("PSU", 13, _psu),
    ("RAM", 19, _ram),
    ("Storage", 14, _storage),
    ("CPUCooler", 10, _cooler),
)
"""Kind, its share of OpenDB in hundredths, and what makes an entry."""


def write_shop(root: Path, count: int) -> Path:
    """Writes so many entries as a copy of OpenDB; the same ones each time."""
    dice = random.Random(20261124)
    kinds = [row for row in _MAKE for _ in range(row[1])]
    for kind, _, _ in _MAKE:
        (root / "open-db" / kind).mkdir(parents=True)
    for number in range(count):
        kind, _, make = kinds[number % len(kinds)]
        maker, colour = dice.choice(MAKERS), dice.choice(COLOURS)
        model = f"{dice.choice(SERIES)} {dice.choice('ABCDEFGX')}{dice.randint(1, 99)}"
        identity = str(uuid.UUID(int=dice.getrandbits(128), version=4))
        entry = {"opendb_id": identity, **make(dice, maker, model, colour)}
        if dice.random() < 0.15:
            host = "".join(ch for ch in maker.casefold() if ch.isalnum())
            url = f"https://www.{host}.com/products/{identity[:8]}"
            entry["general_product_information"] = {"manufacturer_url": url}
        (root / "open-db" / kind / f"{identity}.json").write_text(json.dumps(entry, indent=2))
    return root

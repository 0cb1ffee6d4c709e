"""What PCI ids mean: GPUs, and the makers of cards.

Sources: pci.ids of 2023-04-11 (https://pci-ids.ucw.cz), and for NVIDIA's GPUs the table of
https://github.com/NVIDIA/open-gpu-kernel-modules. Newer GPUs are known by the name that their
driver gives.
"""

from __future__ import annotations

GPU_NAMES: dict[tuple[str, str], str] = {
    ("10de", "2203"): "GeForce RTX 3090 Ti",
    ("10de", "2204"): "GeForce RTX 3090",
    ("10de", "2503"): "GeForce RTX 3060",
    ("10de", "2504"): "GeForce RTX 3060",
    ("10de", "2544"): "GeForce RTX 3060",
    ("10de", "2684"): "GeForce RTX 4090",
    ("10de", "2803"): "GeForce RTX 4060 Ti",
    ("10de", "2805"): "GeForce RTX 4060 Ti",
    ("10de", "2b85"): "GeForce RTX 5090",
    ("10de", "1b38"): "Tesla P40",
    ("10de", "1db4"): "Tesla V100 PCIe 16GB",
    ("10de", "1db6"): "Tesla V100 PCIe 32GB",
    ("10de", "1e02"): "TITAN RTX",
    ("10de", "20b5"): "A100 PCIe 80GB",
    ("10de", "20f1"): "A100 PCIe 40GB",
    ("10de", "2230"): "RTX A6000",
    ("10de", "2231"): "RTX A5000",
    ("10de", "2232"): "RTX A4500",
    ("10de", "2233"): "RTX A5500",
    ("10de", "2235"): "A40",
    ("10de", "24b0"): "RTX A4000",
    ("10de", "2321"): "H100 NVL",
    ("10de", "2331"): "H100 PCIe",
    ("10de", "26b1"): "RTX 6000 Ada Generation",
    ("10de", "26b2"): "RTX 5000 Ada Generation",
    ("10de", "26b3"): "RTX 5880 Ada Generation",
    ("10de", "26b9"): "L40S",
    ("10de", "27b1"): "RTX 4500 Ada Generation",
    ("10de", "27b2"): "RTX 4000 Ada Generation",
    ("10de", "27b8"): "L4",
    ("1002", "738c"): "Instinct MI100",
    ("1002", "744c"): "Radeon RX 7900 XT/7900 XTX",
    ("8086", "56a0"): "Arc A770",
}
"""(vendor, device) -> name, for tools that do not know it: old lists say "Device 2684"."""
MAKERS: dict[str, str] = {
    "1002": "AMD",
    "1043": "ASUS",
    "10b0": "Gainward",
    "10de": "NVIDIA",
    "1458": "GIGABYTE",
    "1462": "MSI",
    "148c": "PowerColor",
    "1569": "Palit",
    "1682": "XFX",
    "1849": "ASRock",
    "196e": "PNY",
    "19da": "ZOTAC",
    "1b4c": "KFA2",
    "1da2": "SAPPHIRE",
    "1eae": "XFX",
    "3842": "EVGA",
    "7377": "Colorful",
    "8086": "Intel",
}
"""Subsystem vendor -> brand as the catalog writes it. 10b0 is Gainward's and others' CardExpert,
1b4c GALAX's, which sells as KFA2: so a brand narrows a choice and never makes one."""
BOARDS: dict[tuple[str, str, str, str], str] = {
    ("10de", "2204", "10de", "147d"): "nvidia-geforce-rtx-3090-founders-edition",
    ("1002", "744c", "1da2", "e471"): "sapphire-nitro-rx-7900-xtx",
    ("1002", "744c", "1eae", "7901"): "xfx-merc-310-rx-7900-xtx-black",
}
"""(vendor, device, subsystem vendor, subsystem device) -> the very card, as pci.ids names it."""

"""Dimensions that standards fix, each with its document; all in millimetres.

Where a standard gives a limit and not a place, the constant is an interval and the checks prove
with its unfavourable end.
"""

from __future__ import annotations

SLOT_PITCH_MM = 20.32
"""Distance of neighbouring slots, 0.8 in: ATX Specification 2.2, section 3.3; PCI Express Card
Electromechanical Specification (CEM), add-in card form factors."""

PCB_THICKNESS_MM = 1.57
"""Add-in card PCB, 0.062 in nominal: CEM, card edge details."""

COMPONENT_SIDE_MM = 14.47
"""Largest component height on the primary side of a single-slot card: CEM, restricted heights."""

SOLDER_SIDE_MM = 2.67
"""Largest component height on the secondary side: CEM, restricted component heights."""

BACK_LOW_MM = PCB_THICKNESS_MM / 2
BACK_HIGH_MM = PCB_THICKNESS_MM / 2 + SOLDER_SIDE_MM
"""A card's reach behind its PCB's middle plane, where its maker does not publish it: at least half
the PCB, at most that and the secondary side's limit. Derived from the two figures above."""

CELL_BELOW_MM = SLOT_PITCH_MM - BACK_HIGH_MM
"""From a slot's middle plane to the lower edge of its share of the slots' row (the next slot's
share begins there): 16.86 mm. Derived."""

CARD_TOP_ABOVE_BOARD_MM = (0.0, 15.0)
"""What has to be added to a card's published height to get its top above the board's surface.

Makers count from the fingers' lower edge or from the shroud's; a seated card's fingers end inside
the connector, whose own height is 11.25 mm (CEM, connector drawing). The upper end leaves 3.75 mm
for shrouds measured without the bracket's foot. A bound, not a place."""

SEATED_Z_MM = 3.0
"""Where a seated card's fingers end above the board in the drawing only; no check uses it."""

STRAIGHT_CABLE_MM = 35.0
"""Length that a 12VHPWR or 12V-2x6 cable runs straight from its plug before it bends: guidance of
cable makers (CableMod), known in the field; graded unverified until a page of theirs is named."""

PCIE_PLUG_MM = 25.0
"""Room above a card's edge that the body of a 6- or 8-pin plug and its cable's bend take; graded
unverified: no document gives it."""

TOUCH_MM = 0.5
"""Published sizes are rounded to whole millimetres: an overlap smaller than this may be none, so it
is called touching and left unknown."""

PITCH_TOLERANCE_MM = 1.0
"""How far the cards' distance may be from a bridge's pitch and still be the same pitch.
Neighbouring pitches differ by 20.32 mm; only cards on rails can be a little off."""

BOARD_SIZE_MM: dict[str, tuple[float, float]] = {
    "mini-itx": (170.0, 170.0),
    "mini-dtx": (170.0, 203.0),
    "micro-atx": (244.0, 244.0),
    "atx": (244.0, 305.0),
    "ceb": (267.0, 305.0),
    "e-atx": (330.0, 305.0),
    "eeb": (330.0, 305.0),
    "xl-atx": (262.0, 345.0),
    "ee-atx": (386.0, 347.0),
    "hptx": (381.0, 345.0),
}
"""Largest depth (rear to front) and height (along the slots' row): ATX 2.2, microATX 1.2,
Mini-ITX addendum, SSI CEB 1.1 and EEB 3.61; XL-ATX, EE-ATX and HPTX have no standard (drawing
only)."""

FIRST_SLOT_MM = 165.0
"""Board's upper edge to the middle plane of the slot at opening 1, for drawing only (+-2 mm,
derived from ATX 2.2: board height less the last slot's distance to the lower edge)."""

SLOT_FROM_REAR_MM = 48.0
"""Bracket's face to the slot connector's rear end, for drawing only."""

CONNECTOR_LENGTH_MM = {1: 25.0, 4: 39.0, 8: 56.0, 16: 89.0}
"""Length of a PCI Express connector by mechanical lanes: CEM, connector drawings."""

BRACKET_HEIGHT_MM = 120.02
"""Full-height bracket: CEM, bracket drawing."""

FULL_HEIGHT_MM = 111.15
"""Height of a full-height card from the fingers' lower edge: CEM, add-in card form factors."""

SOCKET_ZONE_MM = 47.5
"""Half of the 95 x 95 mm about an Intel socket's middle that belong to the cooler (LGA1155 Thermal
Mechanical Specification 326767, keep-in drawings; a cooler of that size meets neither memory nor
slots: Silent PC Review on the NH-L9i, 2012). Memory and cards stand outside it."""

SOCKET_TO_FIRST_SLOT_MM = 77.0
"""Middle of the socket to the middle plane of opening 1 as drawn; believed, no standard has it."""

PLAIN_MODULE_MM = 31.4
"""Highest memory module without a heat spreader: 31.25 +-0.15 mm, JEDEC MO-309 (Micron, data sheet
of a DDR4 RDIMM)."""

LOWEST_MODULE_MM = 18.0
"""No module is lower: JEDEC's very low profile ones have 18.75 mm."""

ATX_PSU_MM = (150.0, 86.0)
"""Width and height of an ATX supply: ATX12V Power Supply Design Guide, mechanical outline."""

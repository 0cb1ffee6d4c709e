import pytest

from scripts.devtools.needs import (
    CHECKS,
    LIBRARIES,
    has_font,
    missing_libraries,
    not_cached,
    not_found,
    package_of,
)

LDD_OF_THE_XCB_PLUGIN_ON_A_BARE_DEBIAN_12 = """\
	linux-vdso.so.1 (0x00007f03fd112000)
	libQt6XcbQpa.so.6 => /p/Qt/plugins/platforms/../../lib/libQt6XcbQpa.so.6 (0x00007f03fd044000)
	libGL.so.1 => not found
	libxkbcommon-x11.so.0 => not found
	libxcb-cursor.so.0 => not found
	libstdc++.so.6 => /lib/x86_64-linux-gnu/libstdc++.so.6 (0x00007f03fb800000)
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f03fba1e000)
	libxcb-cursor.so.0 => not found
	libglib-2.0.so.0 => not found
	libX11.so.6 => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f03fd114000)
"""

LDCONFIG = """\
90 libs found in cache `/etc/ld.so.cache'
	libEGL.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libEGL.so.1
	libGL.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libGL.so.1
"""


def test_each_library_that_ldd_does_not_find_is_named_once():
    assert not_found(LDD_OF_THE_XCB_PLUGIN_ON_A_BARE_DEBIAN_12) == {
        "libGL.so.1",
        "libX11.so.6",
        "libglib-2.0.so.0",
        "libxcb-cursor.so.0",
        "libxkbcommon-x11.so.0",
    }


def test_libraries_outside_the_loaders_cache_are_missing():
    wanted = ["libEGL.so.1", "libGL.so.1", "libdbus-1.so.3"]

    assert not_cached(wanted, LDCONFIG) == {"libdbus-1.so.3"}


def test_a_system_without_a_loader_cache_is_not_said_to_lack_everything():
    assert not_cached(["libEGL.so.1"], "") == set()


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libfreetype.so.6", "libfreetype6"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxcb-xkb.so.1", "libxcb-xkb1"),
        ("libxcb.so.1", "libxcb1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
    ],
)
def test_a_library_leads_to_the_package_that_debian_12_keeps_it_in(soname, package):
    assert package_of(soname) == package


def test_every_library_named_before_qt_is_there_has_a_package():
    assert all(package_of(soname).startswith("lib") for soname in LIBRARIES)
    assert not any(".so" in package_of(soname) for soname in LIBRARIES)


def test_the_libraries_of_an_environment_without_qt_can_be_asked_for(tmp_path):
    assert set(missing_libraries(tmp_path)) <= set(LIBRARIES)


def test_a_font_is_found_at_any_depth(tmp_path):
    (tmp_path / "truetype" / "dejavu").mkdir(parents=True)
    (tmp_path / "truetype" / "dejavu" / "DejaVuSans.ttf").touch()

    assert has_font([tmp_path / "none", tmp_path])


def test_a_folder_of_other_files_holds_no_font(tmp_path):
    (tmp_path / "fonts.conf").touch()

    assert not has_font([tmp_path, tmp_path / "none"])


def test_checking_the_code_needs_neither_qt_nor_tools():
    assert not CHECKS.window
    assert not CHECKS.tools

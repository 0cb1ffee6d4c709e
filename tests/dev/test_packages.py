import os

import pytest

from scripts.devtools.needs import Need
from scripts.devtools.packages import provide
from scripts.devtools.problems import InstallFirstError

NEED = Need("to run its tests", window=False, tools={"Xvfb": "xvfb", "xdotool": "xdotool"})
INSTALL = "install -q -y --no-install-recommends xdotool xvfb"


@pytest.fixture
def user(monkeypatch):
    """Somebody who is not root."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.fixture
def root(monkeypatch):
    """Whoever runs the tests is root here."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)


def installing(machine) -> str:
    """The body of an apt-get that puts the tools on the PATH."""
    folder = machine.folder
    tools = f'touch "{folder}/Xvfb" "{folder}/xdotool"; "{folder}/chmod" +x "{folder}/"*'
    machine.link("chmod")
    return f'[ "$1" = install ] && {tools}'


def test_a_user_without_sudo_is_given_the_command_for_root(machine, user, tmp_path):
    machine.command("apt-get")

    with pytest.raises(InstallFirstError) as raised:
        provide(NEED, tmp_path)

    assert raised.value.status == 3
    assert (
        "su -c 'apt-get update && apt-get install -y --no-install-recommends xdotool xvfb'"
        in str(raised.value)
    )
    assert machine.calls() == []


def test_a_user_whose_sudo_asks_for_a_password_is_given_the_command_with_sudo(
    machine, user, tmp_path
):
    machine.command("apt-get")
    machine.command("sudo", "exit 1")

    with pytest.raises(InstallFirstError) as raised:
        provide(NEED, tmp_path)

    assert (
        "sudo apt-get update && "
        "sudo apt-get install -y --no-install-recommends xdotool xvfb" in str(raised.value)
    )
    assert machine.calls() == ["sudo -n true"]


def test_root_installs_what_is_missing_without_being_asked_anything(machine, root, tmp_path):
    machine.command("apt-get", f'[ "$DEBIAN_FRONTEND" = noninteractive ] && {installing(machine)}')

    provide(NEED, tmp_path)

    assert f"apt-get {INSTALL}" in machine.calls()


def test_sudo_without_a_password_installs_what_is_missing(machine, user, tmp_path):
    machine.command("apt-get", installing(machine))
    machine.command("sudo", 'shift; [ "$1" = true ] || exec "$@"')

    provide(NEED, tmp_path)

    assert f"sudo -n env DEBIAN_FRONTEND=noninteractive apt-get {INSTALL}" in machine.calls()
    assert f"apt-get {INSTALL}" in machine.calls()


def test_the_package_that_makes_environments_is_installed_with_the_rest(machine, root, tmp_path):
    machine.command("apt-get", installing(machine))

    provide(NEED, tmp_path, also=["python3.11-venv"])

    install = next(call for call in machine.calls() if " install " in call)
    assert install.endswith(" python3.11-venv xdotool xvfb")


def test_nothing_is_installed_where_nothing_is_missing(machine, root, tmp_path):
    machine.command("apt-get")
    machine.command("Xvfb")
    machine.command("xdotool")

    provide(NEED, tmp_path)

    assert machine.calls() == []


def test_a_failing_apt_get_is_tried_with_new_lists_and_then_explained(machine, root, tmp_path):
    machine.command("apt-get", "exit 100")

    with pytest.raises(InstallFirstError) as raised:
        provide(NEED, tmp_path)

    assert "apt-get could not install them" in str(raised.value)
    assert "apt-get update -q" in machine.calls()
    assert machine.calls()[-1] == f"apt-get {INSTALL}"


def test_a_tool_that_the_package_did_not_bring_is_named(machine, root, tmp_path):
    machine.command("apt-get")

    with pytest.raises(InstallFirstError, match=r"RigBuilder needs Xvfb, xdotool to run its tests"):
        provide(NEED, tmp_path)


def test_a_system_without_apt_get_is_told_what_is_missing(machine, user, tmp_path):
    machine.command("Xvfb")

    with pytest.raises(InstallFirstError, match=r"needs xdotool to run its tests"):
        provide(NEED, tmp_path)

; RigBuilder's installer. Compiled by packaging/build.py, which defines VERSION, NUMBERS, SIZE_KB,
; WORK (made files), LICENCE and TARGET.
;   setup.exe                      asks for whom (you or everyone) and where
;   setup.exe /S                   silent, for you; /AllUsers for everyone (needs administrator's rights)
;   setup.exe /S /D=C:\Folder      silent, there (last on the line, without quotes)
;   uninstall.exe /S               silent
; It installs over an older version in place. Only files that it laid down are removed; what you keep
; in its folder stays, and so do your rigs and settings everywhere else.
Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma

!define NAME "RigBuilder"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\RigBuilder"
!define OWN_KEY "Software\RigBuilder"
!define TYPE "RigBuilder.Rig"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${OWN_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${OWN_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh

Name "${NAME} ${VERSION}"
OutFile "${TARGET}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} installer"
VIAddVersionKey LegalCopyright "Apache License 2.0"

!define MUI_ICON "${WORK}\rigbuilder.ico"
!define MUI_UNICON "${WORK}\rigbuilder.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\rigbuilder-gui.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

Var AskedFolder

Function .onInit
  StrCpy $AskedFolder $INSTDIR ; what /D= says, else empty; MultiUser overwrites it
  !insertmacro MULTIUSER_INIT
  ${If} $AskedFolder != ""
    StrCpy $INSTDIR $AskedFolder
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "${NAME}"
  SetRegView 64
  ; An older version takes its own files away first: what the new one no longer has must not stay.
  ReadRegStr $0 SHCTX "${OWN_KEY}" "Folder"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\uninstall.exe"
    InitPluginsDir
    CopyFiles /SILENT "$0\uninstall.exe" "$PLUGINSDIR\uninstall.exe"
    ExecWait '"$PLUGINSDIR\uninstall.exe" /S /$MultiUser.InstallMode _?=$0' $1
    ${If} $1 != 0
      MessageBox MB_OK|MB_ICONSTOP "The older version in $0 could not be removed. Close RigBuilder and start this again." /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    Delete "$0\uninstall.exe"
    RMDir "$0"
  ${EndIf}

  ClearErrors
  !include "${WORK}\install.nsh"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "Not all files could be written to $INSTDIR. Close RigBuilder, see whether the disk is full, and start this again." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}

  CreateDirectory "$SMPROGRAMS"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\rigbuilder-gui.exe" "" "$INSTDIR\rigbuilder-gui.exe" 0 SW_SHOWNORMAL "" "Plan a multi-GPU computer for large language models"

  WriteRegStr SHCTX "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "${OWN_KEY}" "Version" "${VERSION}"

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\rigbuilder-gui.exe,0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "RigBuilder developers"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1

  ; Windows knows a file by its last ending only, and .json is not ours to take: RigBuilder is offered
  ; under "Open with" for it, and becomes the standard if the user says so.
  WriteRegStr SHCTX "Software\Classes\${TYPE}" "" "RigBuilder rig"
  WriteRegStr SHCTX "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\rigbuilder-gui.exe,0"
  WriteRegStr SHCTX "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\rigbuilder-gui.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\.json\OpenWithProgids" "${TYPE}" ""
  WriteRegStr SHCTX "Software\Classes\Applications\rigbuilder-gui.exe" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "Software\Classes\Applications\rigbuilder-gui.exe\SupportedTypes" ".json" ""
  WriteRegStr SHCTX "Software\Classes\Applications\rigbuilder-gui.exe\shell\open\command" "" '"$INSTDIR\rigbuilder-gui.exe" "%1"'
  WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\rigbuilder.exe" "" "$INSTDIR\rigbuilder.exe"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  SetRegView 64
  ; A running program keeps its file open: then nothing is removed at all.
  ${If} ${FileExists} "$INSTDIR\rigbuilder-gui.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\rigbuilder-gui.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "RigBuilder is running. Close it and start this again." /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}

  !include "${WORK}\uninstall.nsh"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "${OWN_KEY}"
  DeleteRegKey SHCTX "Software\Classes\${TYPE}"
  DeleteRegValue SHCTX "Software\Classes\.json\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\.json\OpenWithProgids"
  DeleteRegKey SHCTX "Software\Classes\Applications\rigbuilder-gui.exe"
  DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\rigbuilder.exe"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

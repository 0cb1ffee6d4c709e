; A Windows program in place of the real one, which only Windows can build: it lets the installer be
; tried under Wine. It writes its arguments beside itself and leaves with status 7.
Target amd64-unicode
Unicode true
SilentInstall silent
RequestExecutionLevel user
OutFile "${TARGET}"
!include FileFunc.nsh
Section
  ${GetParameters} $0
  FileOpen $1 "$EXEDIR\ran.txt" w
  FileWrite $1 $0
  FileClose $1
  SetErrorLevel 7
SectionEnd

; skoen-setup.exe: for one user, without administrator rights (tools/windows.sh). Silent: skoen-setup.exe /S
; makensis -DPACKED=folder -DOUTPUT=file -DVERSION=0.1.0
Target amd64-unicode
RequestExecutionLevel user
Name "Skøn"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Skoen"
InstallDirRegKey HKCU "Software\Skoen" "Folder"
SetCompressor /SOLID lzma
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Skoen"

!include MUI2.nsh
!define MUI_FINISHPAGE_RUN "$INSTDIR\skoen-desk.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Danish" ; the first is taken where the user's language is neither
!insertmacro MUI_LANGUAGE "English"

LangString CONSOLE ${LANG_DANISH} "Skøn, kommandolinje"
LangString CONSOLE ${LANG_ENGLISH} "Skøn, command line"
LangString REMOVE ${LANG_DANISH} "Fjern Skøn"
LangString REMOVE ${LANG_ENGLISH} "Remove Skøn"

VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "Skøn"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "Skøn"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "licenses\skoen.txt"
VIProductVersion "${VERSION}.0"

Section
    SetShellVarContext current
    SetOutPath "$INSTDIR"
    File /r "${PACKED}\*.*"
    WriteUninstaller "$INSTDIR\remove-skoen.exe"
    CreateDirectory "$SMPROGRAMS\Skøn"
    CreateShortcut "$SMPROGRAMS\Skøn\Skøn.lnk" "$INSTDIR\skoen-desk.exe"
    CreateShortcut "$SMPROGRAMS\Skøn\$(CONSOLE).lnk" "$SYSDIR\cmd.exe" '/K "set PATH=$INSTDIR;%PATH%"'
    CreateShortcut "$SMPROGRAMS\Skøn\$(REMOVE).lnk" "$INSTDIR\remove-skoen.exe"
    WriteRegStr HKCU "Software\Skoen" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Skøn"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\skoen-desk.exe"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\remove-skoen.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\remove-skoen.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Recorded sessions lie in $LOCALAPPDATA\skoen and stay: they belong to the people who made them. Names are spelt out, so that
; nothing goes that somebody else put into the folder.
Section "Uninstall"
    SetShellVarContext current
    Delete "$INSTDIR\skoen.exe"
    Delete "$INSTDIR\skoen-desk.exe"
    Delete "$INSTDIR\fonts\NotoSans*.ttf"
    RMDir "$INSTDIR\fonts"
    Delete "$INSTDIR\licenses\*.txt"
    RMDir "$INSTDIR\licenses"
    Delete "$INSTDIR\remove-skoen.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Skøn\*.lnk"
    RMDir "$SMPROGRAMS\Skøn"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\Skoen"
SectionEnd

# $IsWindows does not exist in Windows PowerShell.
function Test-WindowsPlatform {
    [System.Environment]::OSVersion.Platform -eq [System.PlatformID]::Win32NT
}

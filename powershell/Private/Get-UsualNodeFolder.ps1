# The folders where Node.js stands when it was installed for all users of the machine.
function Get-UsualNodeFolder {
    if (-not (Test-WindowsPlatform)) {
        return '/usr/local/bin', '/usr/bin', '/opt/homebrew/bin', '/snap/bin'
    }
    # What the installer wrote down, then where it installs, then the link that nvm-windows keeps.
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SOFTWARE\Node.js')
    $candidates = @(
        if ($null -ne $key) {
            $key.GetValue('InstallPath')
            $key.Dispose()
        }
        [System.IO.Path]::Combine([System.Environment]::GetFolderPath('ProgramFiles'), 'nodejs')
        [System.Environment]::GetEnvironmentVariable('NVM_SYMLINK', 'Machine')
    )
    foreach ($candidate in $candidates) {
        if ($candidate) {
            $candidate
        }
    }
}

# Answers the absolute path of Node.js as Path, or as Message what to do. A service account has no user's PATH, so the places
# where Node.js is installed for all users are looked at too. Relative PATH entries are passed over: they would mean
# the current folder, where anybody may have put a node.
function Find-Node {
    if ($null -ne $script:Options.NodePath) {
        if ([System.IO.File]::Exists($script:Options.NodePath)) {
            return @{ Path = $script:Options.NodePath }
        }
        return @{ Path = $null; Message = Get-LocalizedText NodePathMissing $script:Options.NodePath, $script:OldestNode }
    }
    $file = if (Test-WindowsPlatform) { 'node.exe' } else { 'node' }
    $usual = @(Get-UsualNodeFolder)
    $search = "$([System.Environment]::GetEnvironmentVariable('PATH'))".Split([System.IO.Path]::PathSeparator)
    foreach ($folder in $search + $usual) {
        $folder = $folder.Trim('"')
        # .NET Framework refuses to combine a path with characters that no path may have.
        if ((Test-AbsolutePath $folder) -and $folder -notmatch '["<>|\x00-\x1f]') {
            $path = [System.IO.Path]::Combine($folder, $file)
            if ([System.IO.File]::Exists($path)) {
                return @{ Path = $path }
            }
        }
    }
    @{ Path = $null; Message = Get-LocalizedText NodeNotFound ([string]::Join(', ', $usual)), $script:OldestNode }
}

$script:OldestNode = [version] '20.19'

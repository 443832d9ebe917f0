# The absolute path of Node.js, or an error that says what to do. A service account has no user's PATH, so the places
# where Node.js is installed for all users are looked at too. Relative PATH entries are passed over: they would mean
# the current folder, where anybody may have put a node.
function Find-Node {
    if ($null -ne $script:Options.NodePath) {
        if ([System.IO.File]::Exists($script:Options.NodePath)) {
            return $script:Options.NodePath
        }
        throw [System.IO.FileNotFoundException]::new(
            (Get-LocalizedText NodePathMissing $script:Options.NodePath, $script:OldestNode))
    }
    $file = if (Test-WindowsPlatform) { 'node.exe' } else { 'node' }
    $usual = @(Get-UsualNodeFolder)
    $search = "$([System.Environment]::GetEnvironmentVariable('PATH'))".Split([System.IO.Path]::PathSeparator)
    foreach ($folder in $search + $usual) {
        $folder = $folder.Trim('"')
        if (Test-AbsolutePath $folder) {
            $path = [System.IO.Path]::Combine($folder, $file)
            if ([System.IO.File]::Exists($path)) {
                return $path
            }
        }
    }
    throw [System.IO.FileNotFoundException]::new(
        (Get-LocalizedText NodeNotFound ([string]::Join(', ', $usual)), $script:OldestNode))
}

$script:OldestNode = [version] '20.19'

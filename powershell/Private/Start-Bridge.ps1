# Starts the Node.js process that does the work, and agrees with it on version, language and options.
# Answers it as Session, or a Message that says what to do where there is none. Nothing is thrown on the way, because
# each exception of a script, caught or not, is a record of its own in -ErrorVariable.
function Start-Bridge {
    # Its JSON reader takes the replies apart; Windows PowerShell has not loaded it by itself.
    $library = 'System.Runtime.Serialization, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089'
    [System.Reflection.Assembly]::Load($library) > $null

    $found = Find-Node
    if ($null -eq $found.Path) {
        return $found
    }
    $node = $found.Path
    $root = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($PSScriptRoot))
    $script = [System.IO.Path]::Combine($root, 'dist', 'bridge', 'main.js')
    if (-not [System.IO.File]::Exists($script)) {
        return @{ Message = Get-LocalizedText BridgeNotInstalled $script }
    }
    $start = [System.Diagnostics.ProcessStartInfo]::new($node, (ConvertTo-NativeArgument $script))
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [System.Text.UTF8Encoding]::new($false)
    # The session's folder may be anybody's, and a process keeps its folder from being removed.
    $start.WorkingDirectory = [System.IO.Path]::GetPathRoot([System.Environment]::SystemDirectory + '/')
    # OPENSSL_CONF, too, names libraries that Node.js loads as it starts.
    foreach ($name in @($start.Environment.Keys)) {
        if ($name -match '\A(NODE_|OPENSSL_|EDGE_|DOTNET_|CORECLR_|COR_|COMPlus_|APPDOMAIN_MANAGER_|PORT_RESERVATION_)') {
            $start.Environment.Remove($name) > $null
        }
    }
    try {
        $process = [System.Diagnostics.Process]::Start($start)
    } catch [System.ComponentModel.Win32Exception] {
        return @{ Message = Get-LocalizedText BridgeNotStarted $node, $_.Exception.Message }
    }
    $session = @{
        Process     = $process
        Writing     = $null
        Reading     = $null
        LastId      = 0
        Outstanding = @{}
        # Read to nowhere by .NET alone: a script handler would run on a thread that has no runspace.
        Drain       = $process.StandardError.BaseStream.CopyToAsync([System.IO.Stream]::Null)
    }
    $agreed = $false
    try {
        $objection = Initialize-Bridge $session $node $script
        $agreed = $null -eq $objection
    } finally {
        if (-not $agreed) {
            Stop-Bridge $session
        }
    }
    if ($agreed) { @{ Session = $session } } else { @{ Message = $objection } }
}

# Starts the Node.js process that does the work, and agrees with it on version, language and options.
# Answers its session, or throws an exception whose message says what to do.
function Start-Bridge {
    # Its JSON reader takes the replies apart; Windows PowerShell has not loaded it by itself.
    $library = 'System.Runtime.Serialization, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089'
    [System.Reflection.Assembly]::Load($library) > $null

    $node = Find-Node
    $root = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($PSScriptRoot))
    $script = [System.IO.Path]::Combine($root, 'dist', 'bridge', 'main.js')
    if (-not [System.IO.File]::Exists($script)) {
        throw [System.IO.FileNotFoundException]::new((Get-LocalizedText BridgeNotInstalled $script))
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
    foreach ($name in @($start.Environment.Keys)) {
        if ($name -match '\A(NODE_|EDGE_|DOTNET_|CORECLR_|COR_|COMPlus_|PORT_RESERVATION_)') {
            $start.Environment.Remove($name) > $null
        }
    }
    try {
        $process = [System.Diagnostics.Process]::Start($start)
    } catch [System.ComponentModel.Win32Exception] {
        throw [System.InvalidOperationException]::new(
            (Get-LocalizedText BridgeNotStarted $node, $_.Exception.Message), $_.Exception)
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
        Initialize-Bridge $session $node $script
        $agreed = $true
    } finally {
        if (-not $agreed) {
            Stop-Bridge $session
        }
    }
    $session
}

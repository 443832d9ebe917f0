# What a test's script tells its test: one line for each value, a name and a text with a tab between.
function Tell {
    param([string] $Name, [object] $Value)

    foreach ($item in @($Value)) {
        $text = if ($item -is [System.Management.Automation.ErrorRecord]) {
            $target = if ($item.TargetObject -is [psobject] -and $item.TargetObject.PSObject.Properties['StartPort']) {
                "$($item.TargetObject.Protocol) $($item.TargetObject.StartPort) $($item.TargetObject.NumberOfPorts)"
            } else {
                "$($item.TargetObject)"
            }
            $code = if ($item.Exception -is [System.ComponentModel.Win32Exception]) { $item.Exception.NativeErrorCode } else { '-' }
            "$($item.FullyQualifiedErrorId)|$($item.CategoryInfo.Category)|$code|$target|$($item.Exception.Message)"
        } elseif ($item -is [psobject] -and $item.PSObject.Properties['NumberOfPorts']) {
            "$($item.Protocol) $($item.StartPort) $($item.NumberOfPorts)"
        } else {
            "$item"
        }
        [System.Console]::Out.WriteLine(":: $Name`t$($text -replace '\r?\n', ' ')")
    }
}

# Runs something and tells what came of it, in order: values, errors of either kind, warnings.
function Attempt {
    param([string] $Name, [scriptblock] $Script)

    try {
        & $Script 2>&1 3>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.ErrorRecord]) { Tell "$Name error" $_ }
            elseif ($_ -is [System.Management.Automation.WarningRecord]) { Tell "$Name warning" $_.Message }
            else { Tell $Name $_ }
        }
    } catch {
        Tell "$Name error" $_
        Tell "$Name stopped" $true
    }
}

# The process id of the bridge in this runspace, and of none.
function Get-BridgeId {
    & (Get-Module PortReservation) { if ($null -ne $script:Bridge) { $script:Bridge.Process.Id } }
}

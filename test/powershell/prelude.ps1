# What a test's script tells its test: one line for each value, a name and a text with a tab between.
function Tell {
    param([string] $Name, [object] $Value)

    foreach ($item in @($Value)) {
        $text = if ($item -is [System.Management.Automation.ErrorRecord]) {
            $target = if ($null -ne $item.TargetObject -and $item.TargetObject.PSObject.Properties['StartPort']) {
                "$($item.TargetObject.Protocol) $($item.TargetObject.StartPort) $($item.TargetObject.NumberOfPorts)"
            } else {
                "$($item.TargetObject)"
            }
            $code = if ($item.Exception -is [System.ComponentModel.Win32Exception]) { $item.Exception.NativeErrorCode } else { '-' }
            # After the comma the engine has a compiled command's class, which is nobody's business.
            $id = [string]::Join(',', @($item.FullyQualifiedErrorId.Split(',')[0]; $item.InvocationInfo.MyCommand.Name))
            "$id|$($item.CategoryInfo.Category)|$code|$target|$($item.Exception.Message)"
        } elseif ($null -ne $item -and $item.PSObject.Properties['NumberOfPorts']) {
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

# The process ids of the bridges of this process, but for those that were there before the script began.
function Get-BridgeId {
    (Get-ChildNode).Where({ $_ -notin $script:Former })
}

function Get-ChildNode {
    if ($PSVersionTable.PSEdition -eq 'Desktop') {
        @((Get-CimInstance Win32_Process -Filter "ParentProcessId = $PID AND Name = 'node.exe'").ProcessId)
    } else {
        @((Get-Process -Name node -ErrorAction Ignore).Where({ $_.Parent.Id -eq $PID }).Id)
    }
}

$script:Former = Get-ChildNode

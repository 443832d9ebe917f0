# Brings a block into the state that the DSC resource ExcludedPortRange wants, by the same commands as by hand. Changes
# nothing where the state is right already, and moves no exclusion from one store to the other.
function Set-ExclusionState {
    param([object] $Desired)

    $state = Get-ExclusionState $Desired
    if ($state.Reasons.Count -eq 0) {
        return
    }
    $change = @{
        Protocol      = $state.Protocol
        StartPort     = $state.StartPort
        NumberOfPorts = $state.NumberOfPorts
        Store         = $state.Store
        Confirm       = $false
        ErrorAction   = 'Stop'
    }
    if ($Desired.Ensure -eq 'Absent') {
        Remove-ExcludedPortRange @change
    } elseif ($state.Ensure -eq 'Absent') {
        New-ExcludedPortRange @change > $null
    } else {
        $exception = [System.ComponentModel.Win32Exception]::new(32, $state.Reasons[0].Phrase)
        throw [System.Management.Automation.ErrorRecord]::new($exception, 'ExclusionConflict', 'ResourceExists', $Desired)
    }
}

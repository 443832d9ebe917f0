# The ErrorRecord for a call that the core or the system refused.
function New-RefusalRecord {
    param([psobject] $Refusal, [object] $TargetObject)

    # An exclusion is changed by netsh's commands, under whatever system.
    $kind = if ($Refusal.Syscall -like 'netsh *') { 'Exclusion' } else { 'Reservation' }
    $id, $category = switch ($Refusal.Errno) {
        { $_ -in 5, 10013 } { 'AccessDenied', 'PermissionDenied' }
        32 {
            if ($null -ne $Refusal.Obstacle -and $Refusal.Obstacle.Kind -eq 'portInUse') { 'PortInUse', 'ResourceBusy' }
            else { "${kind}Conflict", 'ResourceExists' }
        }
        10048 { 'PortInUse', 'ResourceBusy' }
        50 { 'NotSupported', 'NotImplemented' }
        87 { 'InvalidRange', 'InvalidArgument' }
        1168 { "${kind}NotFound", 'ObjectNotFound' }
        default { 'CallRefused', 'NotSpecified' }
    }
    $exception = [System.ComponentModel.Win32Exception]::new($Refusal.Errno, $Refusal.Message)
    [System.Management.Automation.ErrorRecord]::new($exception, $id, $category, $TargetObject)
}

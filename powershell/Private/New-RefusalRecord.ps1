# The ErrorRecord for a call that the core or the system refused.
function New-RefusalRecord {
    param([psobject] $Refusal, [object] $TargetObject)

    $id, $category = switch ($Refusal.Errno) {
        { $_ -in 5, 10013 } { 'AccessDenied', 'PermissionDenied' }
        32 {
            if ($null -ne $Refusal.Obstacle -and $Refusal.Obstacle.Kind -eq 'portInUse') { 'PortInUse', 'ResourceBusy' }
            else { 'ReservationConflict', 'ResourceExists' }
        }
        10048 { 'PortInUse', 'ResourceBusy' }
        50 { 'NotSupported', 'NotImplemented' }
        87 { 'InvalidRange', 'InvalidArgument' }
        1168 { 'ReservationNotFound', 'ObjectNotFound' }
        default { 'CallRefused', 'NotSpecified' }
    }
    $exception = [System.ComponentModel.Win32Exception]::new($Refusal.Errno, $Refusal.Message)
    [System.Management.Automation.ErrorRecord]::new($exception, $id, $category, $TargetObject)
}

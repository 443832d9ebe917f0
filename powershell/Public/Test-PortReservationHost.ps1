function Test-PortReservationHost {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding()]
    [OutputType('PortReservation.HostCheck')]
    param()

    . Import-CallerPreference $PSCmdlet
    $reply = Invoke-Bridge 'doctor' @{}
    if ($reply.Status -eq 'Answered') {
        $reply.Items
        $reply = Measure-Bridge
    }
    New-BridgeCheck $reply
}

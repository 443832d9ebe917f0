function New-PersistentUdpPortReservation {
    <#
    .SYNOPSIS
    Reserves a block of consecutive UDP ports across restarts.

    .DESCRIPTION
    On Windows, an ordinary bind to a port of the block is refused from then on (WSAEACCES, 10013), also to the program
    that you reserve it for: only a socket that is associated with the reservation's token may use it, as
    New-PortReservationSocket makes one. In this it differs from the exclusions of 'netsh int ipv4 add excludedportrange',
    inside which an ordinary bind is still allowed: to keep ports free for a program that simply binds to them, make such an
    exclusion, not a reservation.

    New-PersistentUdpPortReservation creates the reservation and returns it. It lasts until
    Remove-PersistentUdpPortReservation removes it. Its token may change whenever the system restarts. A UDP and
    a TCP reservation may cover the same ports.

    On Linux the block is kept from automatic port assignment; the kernel does not refuse an explicit bind.

    .PARAMETER StartPort
    The first port of the block: a whole number from 1 to 65535.

    .PARAMETER NumberOfPorts
    How many ports the block has: a whole number from 1 to 65535. The block must end at or before port 65535.

    .PARAMETER WhatIf
    Says what would be done, and changes nothing. Needs no elevation.

    .PARAMETER Confirm
    Asks before the block is reserved.

    .INPUTS
    Any object with the properties StartPort and NumberOfPorts.

    .OUTPUTS
    PortReservation.PersistentPortReservation, with Protocol, StartPort, NumberOfPorts, EndPort, Token and Backend.

    .EXAMPLE
    New-PersistentUdpPortReservation 5000 20

    Reserves the ports 5000 to 5019.

    .EXAMPLE
    New-PersistentUdpPortReservation -StartPort 5000 -NumberOfPorts 20 -WhatIf

    Shows what would be done.

    .EXAMPLE
    Import-Csv blocks.csv | New-PersistentUdpPortReservation

    Reserves each block of a table with the columns StartPort and NumberOfPorts.

    .NOTES
    Creating needs an elevated session on Windows, and root on Linux.

    Errors: AccessDenied; ReservationConflict when the block meets another reservation of the protocol; PortInUse when one of
    its ports is in use; InvalidRange; NotSupported; BridgeFailed.

    .LINK
    Get-PersistentUdpPortReservation

    .LINK
    Remove-PersistentUdpPortReservation

    .LINK
    New-PortReservationSocket
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    [OutputType('PortReservation.PersistentPortReservation')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $StartPort,

        [Parameter(Mandatory, Position = 1, ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $NumberOfPorts
    )

    begin {
        . Import-CallerPreference $PSCmdlet
    }

    process {
        Add-PortReservation -Cmdlet $PSCmdlet -Protocol 'udp' -Bound $PSBoundParameters
    }
}

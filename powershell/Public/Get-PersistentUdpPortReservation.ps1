function Get-PersistentUdpPortReservation {
    <#
    .SYNOPSIS
    Gets the persistent UDP port reservations of this machine.

    .DESCRIPTION
    Get-PersistentUdpPortReservation gets blocks of UDP ports that are reserved across restarts. Without parameters it
    lists all of them. With -StartPort alone it lists those that start there, with -Port those that hold this port.
    With -StartPort and -NumberOfPorts it looks up the one reservation with exactly this start and count, which
    is the only question that the Windows function LookupPersistentUdpPortReservation answers.

    .PARAMETER StartPort
    The first port of the reservation: a whole number from 1 to 65535.

    .PARAMETER NumberOfPorts
    How many ports the reservation has: a whole number from 1 to 65535. Without it, every reservation that starts
    at StartPort is answered, and none is no error.

    .PARAMETER Port
    A port, a whole number from 1 to 65535: finds the reservation that holds it. None is no error.

    .INPUTS
    Any object with the properties StartPort and NumberOfPorts.

    .OUTPUTS
    PortReservation.PersistentPortReservation, with Protocol, StartPort, NumberOfPorts, EndPort, Token and Backend. In a list
    it also has InEffect: whether the system holds the ports back at this moment.

    .EXAMPLE
    Get-PersistentUdpPortReservation

    Lists all reservations.

    .EXAMPLE
    Get-PersistentUdpPortReservation 5000 20

    Looks up the reservation of the ports 5000 to 5019.

    .EXAMPLE
    Get-PersistentUdpPortReservation -Port 5432

    Finds the reservation that holds port 5432.

    .NOTES
    Reading needs no elevation as far as the documentation of Windows goes.

    Node.js 20.19 or later does the work. It is looked for in the PATH, where relative entries are passed over, then where
    it stands when it is installed for all users. Import-Module PortReservation -ArgumentList @{ NodePath = '...' } names another.

    Errors: ReservationNotFound (exact lookup only); InvalidRange; BridgeFailed.

    .LINK
    New-PersistentUdpPortReservation

    .LINK
    Remove-PersistentUdpPortReservation

    .LINK
    Test-PersistentUdpPortReservation
    #>
    [CmdletBinding(DefaultParameterSetName = 'List')]
    [OutputType('PortReservation.PersistentPortReservation')]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $StartPort,

        [Parameter(Position = 1, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $NumberOfPorts,

        [Parameter(Mandatory, ParameterSetName = 'Port')]
        [WholeNumberAttribute()]
        [uint16] $Port
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        $pending = [System.Collections.Generic.List[object]]::new()
    }

    process {
        Find-PortReservation -Cmdlet $PSCmdlet -Protocol 'udp' -Bound $PSBoundParameters -Pending $pending
    }

    end {
        Complete-PortReservationSearch -Cmdlet $PSCmdlet -Protocol 'udp' -Pending $pending
    }
}

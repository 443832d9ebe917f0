function New-PortReservationSocket {
    <#
    .SYNOPSIS
    Opens a socket on a port of a persistent port reservation.

    .DESCRIPTION
    New-PortReservationSocket draws a free port from a reservation and answers a System.Net.Sockets.Socket of this
    process that is bound to it. The socket is neither listening nor connected: call Listen, Connect or SendTo on it, and
    Dispose when done. The port goes back to the block with that.

    On Windows the socket is associated with the reservation's token before it is bound: an ordinary bind inside the block
    is refused there. On Linux the socket is bound to the first free port of the block.

    The reservation is looked up at each call, because its token changes when the system restarts.

    .PARAMETER InputObject
    The reservation, as Get-PersistentTcpPortReservation or New-PersistentTcpPortReservation (or their UDP twins)
    return it. Comes from the pipeline.

    .PARAMETER Protocol
    The protocol of the reservation: tcp or udp.

    .PARAMETER StartPort
    The first port of the reservation: a whole number from 1 to 65535.

    .PARAMETER NumberOfPorts
    How many ports the reservation has: a whole number from 1 to 65535.

    .PARAMETER Address
    The local address to bind to, IPv4 or IPv6, in numbers. The default is 0.0.0.0, every IPv4 address of the machine.

    .PARAMETER WhatIf
    Says what would be done, and opens no socket.

    .PARAMETER Confirm
    Asks before the socket is opened.

    .INPUTS
    PortReservation.PersistentPortReservation, or any object with the properties Protocol, StartPort and NumberOfPorts.

    .OUTPUTS
    System.Net.Sockets.Socket. LocalEndPoint tells the port.

    .EXAMPLE
    $socket = Get-PersistentTcpPortReservation 5000 20 | New-PortReservationSocket
    $socket.LocalEndPoint.Port
    $socket.Dispose()

    Draws a port from the block and shows which.

    .EXAMPLE
    $socket = New-PortReservationSocket -Protocol udp -StartPort 6000 -NumberOfPorts 4 -Address 127.0.0.1

    Opens a UDP socket on the loopback address alone.

    .NOTES
    Microsoft's documentation of msquic says that associating a socket with a reservation needs an elevated session;
    the pages of the functions themselves do not mention it.

    Errors: ReservationNotFound; PortInUse when no port of the block is free; AccessDenied; InvalidRange; BridgeFailed.

    .LINK
    New-PersistentTcpPortReservation

    .LINK
    New-PersistentUdpPortReservation
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Low', DefaultParameterSetName = 'InputObject')]
    [OutputType([System.Net.Sockets.Socket])]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'InputObject', ValueFromPipeline)]
        [PSTypeName('PortReservation.PersistentPortReservation')]
        $InputObject,

        [Parameter(Mandatory, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [ValidateSet('tcp', 'udp')]
        [string] $Protocol,

        [Parameter(Mandatory, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $StartPort,

        [Parameter(Mandatory, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $NumberOfPorts,

        [ipaddress] $Address = [ipaddress]::Any
    )

    begin {
        . Import-CallerPreference $PSCmdlet
    }

    process {
        $its = if ($null -ne $InputObject) { $InputObject.Protocol } else { $Protocol.ToLowerInvariant() }
        New-SocketInBlock -Cmdlet $PSCmdlet -Protocol $its -Bound $PSBoundParameters -Address $Address
    }
}

# A socket bound to a port of a reservation, or a SocketException.
function Open-ReservedSocket {
    param([psobject] $Reservation, [ipaddress] $Address)

    # The protocol follows from the type. Had it been named, .NET would set SO_REUSEADDR on Unix, with which two TCP
    # sockets share a port as long as neither listens.
    $type = if ($Reservation.Protocol -eq 'tcp') { [System.Net.Sockets.SocketType]::Stream } else { [System.Net.Sockets.SocketType]::Dgram }
    $socket = [System.Net.Sockets.Socket]::new($Address.AddressFamily, $type, [System.Net.Sockets.ProtocolType]::Unspecified)
    $bound = $false
    try {
        if ($Reservation.Backend -eq 'windows') {
            # SIO_ASSOCIATE_PORT_RESERVATION (mstcpip.h) presents the token; port 0 then draws from the block.
            $socket.IOControl([int] 0x98000066, [System.BitConverter]::GetBytes([uint64] $Reservation.Token), $null) > $null
            $socket.Bind([System.Net.IPEndPoint]::new($Address, 0))
        } else {
            Connect-FreePort $socket $Reservation $Address
        }
        $bound = $true
        $socket
    } finally {
        if (-not $bound) {
            $socket.Dispose()
        }
    }
}

# Binds a socket to the first free port of a block, where the system itself does not draw one.
function Connect-FreePort {
    param([System.Net.Sockets.Socket] $Socket, [psobject] $Reservation, [ipaddress] $Address)

    for ($port = [int] $Reservation.StartPort; $port -le $Reservation.EndPort; $port++) {
        try {
            return $Socket.Bind([System.Net.IPEndPoint]::new($Address, $port))
        } catch [System.Net.Sockets.SocketException] {
            if ($_.Exception.SocketErrorCode -ne [System.Net.Sockets.SocketError]::AddressAlreadyInUse) {
                throw
            }
        }
    }
    throw [System.Net.Sockets.SocketException]::new([int] [System.Net.Sockets.SocketError]::AddressAlreadyInUse)
}

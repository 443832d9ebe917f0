# Binds a socket to the first free port of a block, where the system itself does not draw one. Throws a SocketException
# where none is free, or where it is something else that hinders.
function Connect-FreePort {
    param([System.Net.Sockets.Socket] $Socket, [psobject] $Reservation, [ipaddress] $Address)

    $refusal = $null
    for ($port = [int] $Reservation.StartPort; $port -le $Reservation.EndPort; $port++) {
        $refusal = $script:TryBind.Invoke($Socket, [System.Net.IPEndPoint]::new($Address, $port))
        if ($null -eq $refusal) {
            return
        }
        if ($refusal.SocketErrorCode -ne [System.Net.Sockets.SocketError]::AddressAlreadyInUse) {
            break
        }
    }
    throw $refusal
}

# Socket.Bind, which answers its exception instead of throwing it. A port in use is nothing that went wrong here, and
# an exception that a script catches is still a record in -ErrorVariable and $Error.
$script:TryBind = & {
    $socket = [System.Linq.Expressions.Expression]::Parameter([System.Net.Sockets.Socket])
    $endPoint = [System.Linq.Expressions.Expression]::Parameter([System.Net.EndPoint])
    $refusal = [System.Linq.Expressions.Expression]::Parameter([System.Net.Sockets.SocketException])
    $bind = [System.Linq.Expressions.Expression]::Block(
        [System.Linq.Expressions.Expression]::Call($socket, [System.Net.Sockets.Socket].GetMethod('Bind'), $endPoint),
        [System.Linq.Expressions.Expression]::Constant($null, [System.Net.Sockets.SocketException]))
    $attempt = [System.Linq.Expressions.Expression]::TryCatch(
        $bind, [System.Linq.Expressions.Expression]::Catch($refusal, $refusal))
    $type = [System.Func[System.Net.Sockets.Socket, System.Net.EndPoint, System.Net.Sockets.SocketException]]
    [System.Linq.Expressions.Expression]::Lambda($type, $attempt, $socket, $endPoint).Compile()
}

# The work of New-PortReservationSocket.
function New-SocketInBlock {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound,
        [ipaddress] $Address
    )

    $block = Get-BoundBlock $Cmdlet $Protocol $Bound
    if ($null -eq $block -or -not (Confirm-Change $Cmdlet 'Socket' $block)) {
        return
    }
    $result = Resolve-PortBlock $block
    if ($null -ne $result.ErrorRecord) {
        $Cmdlet.WriteError($result.ErrorRecord)
        return
    }
    try {
        Open-ReservedSocket $result.Found $Address
    } catch [System.Net.Sockets.SocketException] {
        $cause = $_.Exception
        $message = if ($cause.SocketErrorCode -eq [System.Net.Sockets.SocketError]::AddressAlreadyInUse) {
            Get-LocalizedText NoPortLeft $block.NumberOfPorts, (Format-PortBlock $block)
        } else {
            Get-LocalizedText SocketRefused (Format-PortBlock $block), $cause.Message
        }
        # The Winsock code on every platform; NativeErrorCode of the cause would be the platform's own.
        $refusal = [pscustomobject] @{ Errno = [int] $cause.SocketErrorCode; Syscall = 'bind'; Message = $message; Obstacle = $null }
        $Cmdlet.WriteError((New-RefusalRecord $refusal $result.Found))
    }
}

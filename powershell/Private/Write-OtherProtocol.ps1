# Refuses a reservation of the other protocol, and names the command that takes it.
function Write-OtherProtocol {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [psobject] $Given, [string] $Protocol)

    $other = if ($Protocol -eq 'tcp') { 'Udp' } else { 'Tcp' }
    $exception = [System.ArgumentException]::new((Get-LocalizedText OtherProtocol (Format-PortBlock $Given), $Protocol, $other))
    $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new($exception, 'OtherProtocol', 'InvalidType', $Given))
}

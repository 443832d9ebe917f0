# Refuses an object of the other protocol, and names the way to take it.
function Write-OtherProtocol {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [psobject] $Given, [string] $Protocol, [string] $Store)

    $other = if ($Protocol -eq 'tcp') { 'Udp' } else { 'Tcp' }
    $sentence = if ($Store) { 'ExclusionOtherProtocol' } else { 'OtherProtocol' }
    $exception = [System.ArgumentException]::new((Get-LocalizedText $sentence (Format-PortBlock $Given), $Protocol, $other))
    $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new($exception, 'OtherProtocol', 'InvalidType', $Given))
}

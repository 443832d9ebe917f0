# The block that a public function's parameters name: by -StartPort and -NumberOfPorts, or by -InputObject. Writes an
# error and answers nothing where the properties of an object are no ports.
function Get-BoundBlock {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Protocol, [System.Collections.IDictionary] $Bound, [string] $Store)

    if (-not $Bound.ContainsKey('InputObject')) {
        return New-PortBlock $Protocol $Bound['StartPort'] $Bound['NumberOfPorts'] $Store
    }
    $given = $Bound['InputObject']
    try {
        # What the binder does for the other parameters: anybody can make an object with this type's name.
        $whole = [WholeNumberAttribute]::new()
        New-PortBlock $Protocol $whole.Transform($null, $given.StartPort) $whole.Transform($null, $given.NumberOfPorts) $Store
    } catch {
        $exception = [System.ComponentModel.Win32Exception]::new(87, $_.Exception.Message)
        $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new($exception, 'InvalidRange', 'InvalidArgument', $given))
    }
}

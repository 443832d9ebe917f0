# Asks ShouldProcess in the words of the table: what -WhatIf says, and what -Confirm asks, name the block and the machine.
function Confirm-Change {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [string] $Change, [psobject] $Block)

    $values = (Format-PortBlock $Block), [System.Environment]::MachineName, $(if ((Get-BlockKind $Block) -eq $script:Exclusion) { $Block.Store })
    $Cmdlet.ShouldProcess(
        (Get-LocalizedText "${Change}Description" $values),
        (Get-LocalizedText "${Change}Question" $values),
        (Get-LocalizedText ConfirmCaption))
}

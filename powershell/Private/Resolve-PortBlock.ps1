# Looks blocks of one kind up in a single call. Answers a table for each, in order, with the Block and either what was
# Found or the ErrorRecord that says why there is nothing.
function Resolve-PortBlock {
    param([object[]] $Blocks)

    if ((Get-BlockKind $Blocks[0]) -eq $script:Exclusion) {
        Resolve-Exclusion $Blocks
    } else {
        Resolve-Reservation $Blocks
    }
}

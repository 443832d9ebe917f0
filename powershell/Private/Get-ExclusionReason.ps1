# Why a block is not what the DSC resource ExcludedPortRange wants, given the exclusion that was found and the others
# that matter: it exists and should not, is in the other store, or does not exist, and what is in its way.
function Get-ExclusionReason {
    param([object] $Desired, [psobject] $Block, [psobject] $Found, [object[]] $Others)

    $resource = 'ExcludedPortRange'
    $name = Format-PortBlock $Block
    if ($Desired.Ensure -eq 'Absent') {
        if ($null -ne $Found) {
            New-ResourceReason $resource 'ExclusionExists' (Get-LocalizedText UnwantedExclusion $name)
        }
    } elseif ($null -eq $Found) {
        New-ResourceReason $resource 'ExclusionNotFound' (Get-LocalizedText ExclusionNotFound $name, $Block.Store)
        Get-ReservationInTheWay $resource $Block
        foreach ($other in $Others) {
            if (Test-Overlap $Block $other) {
                $values = $name, (Format-PortBlock $other)
                New-ResourceReason $resource 'ExclusionConflict' (Get-LocalizedText MeetsExclusion $values)
            }
        }
    } elseif ($Found.Store -ne $Block.Store) {
        $values = $name, $Found.Store, $Block.Store
        New-ResourceReason $resource 'ExclusionInOtherStore' (Get-LocalizedText ExclusionInOtherStore $values)
    }
}

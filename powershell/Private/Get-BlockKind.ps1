# What differs between the two kinds of blocks: the bridge's methods, the error for one that is not there, and what the
# names of its sentences begin with. An exclusion is what has a store.
function Get-BlockKind {
    param([psobject] $Block)

    if ($null -ne $Block.PSObject.Properties['Store']) { $script:Exclusion } else { $script:Reservation }
}

$script:Reservation = @{
    List = 'list'; Create = 'create'; Delete = 'delete'; NotFound = 'ReservationNotFound'; Sentence = ''
}
$script:Exclusion = @{
    List = 'exclusions'; Create = 'createExclusion'; Delete = 'deleteExclusion'; NotFound = 'ExclusionNotFound'; Sentence = 'Exclusion'
}

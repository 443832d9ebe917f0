# Adds a block to a batch, and answers whether it is time to look them up.
function Add-ToBatch {
    param([hashtable] $Batch, [psobject] $Block)

    if ($Batch.Blocks.Count -eq 0) {
        $Batch.Clock.Restart()
    }
    $Batch.Blocks.Add($Block)
    $Batch.Blocks.Count -ge $script:BatchSize -or $Batch.Clock.ElapsedMilliseconds -ge $script:BatchMilliseconds
}

"""Our own sentences through the finished file, for the reader's twin of the network to be tested against: models/en/parser.check.json."""

import json

import torch

from network import Lookup
from parse import parse

SENTENCES = """
The envoy said on Friday that the talks had failed .
“ We will not sign , ” said Lt. Col. Maria Ostrova , the mission 's spokeswoman , adding that the door remains open .
According to a report from the harbour office , 12 ships left before dawn .
GOVERNMENT REJECTS NEW OFFER
Negotiators from both sides met in Geneva for the third time this year
He did n't say who 'd paid for it .
Why should anyone believe them ?
The minister , who had promised a truce in 2019 , was quoted as saying that it “ was never really on the table . ”
BELGRADE , June 3 -- The two delegations agreed to exchange prisoners , officials told the agency .
"
If the offer is refused , Tavria will , its president warned , close the strait .
The deal – the first since 1994 – covers grain , gas and fertiliser ; nothing else .
U.S. and EU diplomats are expected to arrive on Monday .
Asked whether the plan was dead , she shrugged .
The chairman of the committee , Per Lund , denied having received $ 3.5 million from the firm .
Out of the question .
It is n't clear what the rebels want or when they will come back to the table , a Western diplomat said in a statement on condition of anonymity .
The proposal was put forward by Ankara , rejected by the opposition and then quietly dropped .
Neither the army nor the police would comment .
1,200 people were evacuated from the town of Ølsted , 40 km north-west of the capital 😀 .
"""


def sentences():
    return [line.split(" ") for line in SENTENCES.strip().split("\n")]


def write(path, network):
    """`arcs` are rows [word, head, score], words from 1, head 0 = root: all scores of the first sentences, the chosen ones of the rest."""
    lookup = Lookup(network.plan.inputs)
    out = []
    network.eval()
    for number, (words, tree) in enumerate(zip(sentences(), parse([network], lookup, sentences()))):
        ids = torch.from_numpy(lookup(words)).unsqueeze(0)
        with torch.no_grad():
            scores = network.arc_scores(network.encode(ids, torch.tensor([len(words)])))[0].numpy()
        n = len(words)
        wanted = [(i, h) for i in range(n) for h in range(n + 1) if h != i + 1] if number < 2 else [(i, tree.heads[i]) for i in range(n)]
        out.append({
            "words": words, "upos": tree.upos, "xposFeats": tree.tags, "heads": tree.heads, "deprel": tree.relations,
            "arcs": [[i + 1, h, round(float(scores[i, h]), 4)] for i, h in wanted],
        })
    with open(path, "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(s, ensure_ascii=False) for s in out) + "\n]\n")
